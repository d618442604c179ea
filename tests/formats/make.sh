#!/bin/sh
# Makes the files in made/ from report.html by the programs that people use.  Run by hand; what it made is kept, since
# programs change.  Made with LibreOffice 7.4.7, pandoc 2.17, Chromium, wget and tesseract of Debian 12.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
office() { soffice --headless --norestore "-env:UserInstallation=file://$work/profile" "$@" >/dev/null 2>&1; }

# pandoc writes title and author from the page's head: those of its body would stand there twice.
sed '/<h1>/d; /<p>By /d' report.html >"$work/report.html"
for kind in docx odt rtf epub; do pandoc -s -f html -t "$kind" -o "made/pandoc.$kind" "$work/report.html"; done
cp made/pandoc.docx "$work/libreoffice.docx"
for kind in odt rtf epub pdf fodt; do office --convert-to "$kind" --outdir made "$work/libreoffice.docx"; done
cp made/pandoc.odt "$work/libreoffice.odt"
office --convert-to docx --outdir made "$work/libreoffice.odt"
chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=made/chromium.pdf report.html 2>/dev/null
python3 snapshot.py report.html made/chromium.mhtml
sed -i "s|file://$PWD/|file:///reports/|" made/chromium.mhtml  # where it was made concerns nobody
# A scan: the page as a picture, in a PDF without words.
pdftoppm -r 150 -gray -png made/chromium.pdf "$work/page"
cat >"$work/scan.html" <<HTML
<style>@page { size: 210mm 297mm; margin: 0 } body { margin: 0 } img { width: 210mm }</style><img src="$(ls "$work"/page*.png)">
HTML
chromium --headless --no-sandbox --disable-gpu --allow-file-access-from-files --no-pdf-header-footer \
    --print-to-pdf=made/scan.pdf "$work/scan.html" 2>/dev/null

# Tables: workbooks by LibreOffice (76 is UTF-8, 44 the comma), Parquet by DuckDB; the row of each has an id of its own.
for kind in xlsx xls ods parquet; do
    mkdir "$work/$kind"
    sed "s/^120/$kind-120/" report.csv >"$work/$kind/report.csv"
    if [ "$kind" = parquet ]; then
        "${PYTHON:-python3}" -c "import duckdb, sys; duckdb.sql(f\"COPY (FROM read_csv('{sys.argv[1]}')) TO 'made/report.parquet'\")" \
            "$work/$kind/report.csv"
    else
        office "--infilter=CSV:44,34,76,1" --convert-to "$kind" --outdir made "$work/$kind/report.csv"
    fi
done
# Web archives: wget writes WARC, Webrecorder's own tool (pip install wacz) makes WACZ of it.
cp report.html "$work/site.html" && mkdir "$work/site" && mv "$work/site.html" "$work/site/clinic.html"
printf 'body { color: black }' >"$work/site/style.css"
sed -i 's|</head>|<link rel="stylesheet" href="style.css"></head>|' "$work/site/clinic.html"
python3 -m http.server 8917 --bind 127.0.0.1 --directory "$work/site" >/dev/null 2>&1 &
server=$!
(cd "$work" && wget -q --tries=20 --retry-connrefused --waitretry=2 --page-requisites --warc-file=wget http://127.0.0.1:8917/clinic.html http://127.0.0.1:8917/gone.html || true)
kill $server
mv "$work/wget.warc.gz" made/wget.warc.gz
"${WACZ:-wacz}" create -o made/webrecorder.wacz --detect-pages made/wget.warc.gz >/dev/null 2>&1

# Mails by mutt, on the evening of the report: a mailbox, and a file of a Maildir.
python3 plain.py report.html >"$work/body.txt"
cat >"$work/muttrc" <<'RC'
set copy=yes use_from=yes confirmappend=no charset=utf-8 hostname=example.org
set sendmail="/bin/true" from="a.torres@example.org" realname="Ana Torres"
RC
sent() {
    TZ=Asia/Bishkek faketime '2017-03-14 23:30:00' mutt -F "$work/muttrc" -e "set mbox_type=$1" -e "set record=$2" \
        -s "Six killed as gunmen storm clinic in Karakol" desk@example.org <"$work/body.txt"
}
rm -f made/mutt.mbox
sent mbox "$PWD/made/mutt.mbox"
sent Maildir "$work/sent"
mv "$work"/sent/cur/* made/mutt.eml
# Texts of tables by LibreOffice (44 the comma, 9 the tab), a feed by feedgen, which other programs write theirs with.
for kind in csv:44 tsv:9; do
    ending=${kind%:*} mark=${kind#*:}
    mkdir "$work/text-$ending"
    sed "s/^120/$ending-120/" report.csv >"$work/text-$ending/libreoffice.csv"
    mkdir "$work/made-$ending"
    office "--infilter=CSV:44,34,76,1" --convert-to "csv:Text - txt - csv (StarCalc):$mark,34,76,1" --outdir "$work/made-$ending" \
        "$work/text-$ending/libreoffice.csv"
    mv "$work/made-$ending/libreoffice.csv" "made/libreoffice.$ending"
done
"${PYTHON:-python3}" feed.py "$work/body.txt" made/feedgen.rss
# News databases: their layouts (layouts.py) as files of the programs that they are downloaded for.
"${PYTHON:-python3}" layouts.py "$work"
pandoc -s -f html -t docx -o made/nexis.docx "$work/nexis.html"
cp made/nexis.docx "$work/nexis.docx" && office --convert-to rtf --outdir made "$work/nexis.docx"
pandoc -s -f html -t docx -o "$work/factiva.docx" "$work/factiva.html"
office --convert-to rtf --outdir made "$work/factiva.docx"
