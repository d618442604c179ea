"""The desk's pages: each function answers one address, and only asks the shelf and fills a template."""
