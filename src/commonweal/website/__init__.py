"""The site: settings, addresses, templates, styles and everything the apps' pages share."""
