from django.contrib.admin.apps import AdminConfig


class SitusAdminConfig(AdminConfig):
    """Django's admin with our site in place of its own."""

    default_site = "lpse.situs_admin.SitusLPSE"
