"""Settings of the REST framework and of the schema made from it; read by lpse/settings.py."""

from typing import Any

# Nothing is open unless a view says so: see lpse/api/izin.py. Tokens only, no session cookie (ADR 0016).
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["lpse.api.autentikasi.TokenAutentikasi"],
    "DEFAULT_PERMISSION_CLASSES": ["lpse.api.izin.Bercakupan"],
    "DEFAULT_THROTTLE_CLASSES": ["lpse.api.batas.PerToken"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "lpse.api.negosiasi.Negosiasi",
    "DEFAULT_METADATA_CLASS": None,  # OPTIONS would answer with docstrings; the schema says it all
    "DEFAULT_SCHEMA_CLASS": "lpse.api.skema.SkemaOtomatis",
    "EXCEPTION_HANDLER": "lpse.api.galat.tangani",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": "format",
    "DATETIME_FORMAT": "iso-8601",
}
_TEKS = {"type": "string"}
MASALAH = {
    "type": "object",
    "description": "Penolakan menurut RFC 9457.",
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Penjelasannya di /api/."},
        "title": _TEKS,
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "Yang perlu dilakukan."},
        "instance": {"type": "string", "description": "Alamat yang diminta."},
        "errors": {
            "type": "array",
            "description": "Hanya pada 400: setiap parameter yang keliru.",
            "items": {
                "type": "object",
                "properties": {"parameter": _TEKS, "detail": _TEKS},
                "required": ["parameter", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "instance"],
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "API Portal LPSE",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": r"/api/v[0-9]+",
    "SERVE_INCLUDE_SCHEMA": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # Choices stand where they are used: the same words serve several columns here.
    "POSTPROCESSING_HOOKS": [],
    "APPEND_COMPONENTS": {"schemas": {"Masalah": MASALAH}},
}
