"""Where files are kept, as one address in the environment says it; read by the settings."""

from pathlib import Path

import environ


def file_storage(url: str, data_dir: Path) -> dict[str, object]:
    """Where scans live: a private local directory, or `s3://KEY:SECRET@host/bucket?region=…`."""
    if not url:
        options: dict[str, object] = {
            "location": data_dir / "berkas",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        }
        return {"BACKEND": "lpse.berkas.storage.PenyimpananPribadi", "OPTIONS": options}
    parts = environ.urlparse(url)
    query = dict(item.split("=", 1) for item in parts.query.split("&") if "=" in item)
    options = {
        "access_key": environ.unquote_plus(parts.username or ""),
        "secret_key": environ.unquote_plus(parts.password or ""),
        "bucket_name": parts.path.strip("/"),
        "endpoint_url": f"{query.get('scheme', 'https')}://{parts.hostname}:{parts.port or 443}",
        "region_name": query.get("region"),
        "default_acl": "private",
        "querystring_auth": True,
        "file_overwrite": False,
        "addressing_style": "path",
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
