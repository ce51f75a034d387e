"""The front door: home, inbox, search; joins the apps, owns no table."""
