"""The smallest Reflex app there is; see small.py."""

import reflex as rx

config = rx.Config(app_name="small", app_module_import="small", disable_plugins=[rx.plugins.SitemapPlugin])
