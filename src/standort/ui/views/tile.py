# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
import gzip

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags, quote_etag

from standort.formats.vector_tile import is_tile
from standort.places.domain.lake import MAX_ZOOM, tile_files, tile_of_files, tiles_version
from standort.ui.access import public

CONTENT_TYPE = "application/vnd.mapbox-vector-tile"
# Short: an import changes the map under the same address. With ``?v=`` the address itself changes.
_CACHE = "public, max-age=300"
_CACHE_VERSIONED = "public, max-age=31536000, immutable"


@public
def tile_view(request: HttpRequest, z: int, x: int, y: int) -> HttpResponse:
    """Answer one map tile of the tenant; no tile is an empty answer, no place in the grid is none."""
    if z > MAX_ZOOM or not is_tile(z, x, y):
        raise Http404
    files = tile_files(request.tenant)  # type: ignore[attr-defined]
    version = tiles_version(files)
    etag = quote_etag(f"{version}-{z}-{x}-{y}")
    response: HttpResponse
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        response = _tile_response(request, tile_of_files(files, z, x, y))
    response["ETag"] = etag
    response["Cache-Control"] = _CACHE_VERSIONED if request.GET.get("v") == version else _CACHE
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _tile_response(request: HttpRequest, packed: bytes) -> HttpResponse:
    if not packed:
        return HttpResponse(status=204)
    if "gzip" in request.headers.get("Accept-Encoding", ""):
        return HttpResponse(packed, content_type=CONTENT_TYPE, headers={"Content-Encoding": "gzip"})
    return HttpResponse(gzip.decompress(packed), content_type=CONTENT_TYPE)
