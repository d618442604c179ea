"""The desk: the casebook in a browser.  Pages are made on the server and can be read without JavaScript."""
