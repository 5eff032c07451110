# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Photos and documents of a site: taken in checked and clean, removed so that it can be undone.

A photo is painted anew, so neither the place where it was taken nor anything hidden in the file
survives. What is no photo and no PDF is refused before anything is stored.
"""

from datetime import timedelta
from io import BytesIO
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from standort.accounts.models import User
from standort.core.change_log import changes_of, log_change
from standort.core.errors import ConflictError, InvalidInputError
from standort.core.models import Change, Tenant
from standort.land.domain.queries import sites_for_user
from standort.land.models import Site, SiteFile, SiteFileKind

MAX_PHOTO_BYTES = 10_000_000
MAX_DOCUMENT_BYTES = 20_000_000
MAX_PIXELS = 60_000_000
MAX_FILES = 40
_LONGEST_EDGE_PX = 2560
_JPEG_QUALITY = 86
_PHOTO_FORMATS = ("JPEG", "PNG", "WEBP")
_PDF_START = b"%PDF-"
_PDF_END = b"%%EOF"
_PDF_END_WITHIN = 2048
_KEPT_AFTER_REMOVAL = timedelta(days=30)
_REMEMBERED = ("kind", "title", "content_type", "size_bytes", "is_public")


def add_file(
    *, site_id: int, tenant: Tenant, by: User, upload: IO[bytes], title: str, is_public: bool
) -> SiteFile:
    """Store a photo or a PDF of a site; which of both it is follows from its content, never from its name."""
    if not title.strip():
        raise InvalidInputError(_("Please describe what can be seen or read."), field="title")
    size = _size_of(upload)
    if _starts_like_pdf(upload):
        kind, content_type, suffix = SiteFileKind.DOCUMENT, "application/pdf", ".pdf"
        content = _checked_pdf(upload, size)
    else:
        kind, content_type, suffix = SiteFileKind.PHOTO, "image/jpeg", ".jpg"
        content = _clean_photo(upload, size)
    return _store(
        site_id=site_id,
        tenant=tenant,
        by=by,
        content=ContentFile(content, name=f"file{suffix}"),
        fields={"kind": kind, "title": title.strip(), "content_type": content_type, "is_public": is_public},
    )


def _store(
    *, site_id: int, tenant: Tenant, by: User, content: ContentFile[bytes], fields: dict[str, Any]
) -> SiteFile:
    with transaction.atomic():
        site = _locked_site(site_id, tenant, by)
        if site.files.count() >= MAX_FILES:
            raise InvalidInputError(
                _("There are %(limit)d files already.") % {"limit": MAX_FILES},
                hint=_("Please remove one first."),
                field="file",
            )
        row = SiteFile(site=site, tenant=tenant, uploaded_by=by, size_bytes=content.size, **fields)
        row.file = content
        row.full_clean(exclude=["file"])
        try:
            row.save()
            log_change(site, by=by, verb="file_added", fields={"file": (None, row.title)})
        except BaseException:
            # The database forgets on its own; the disk does not.
            row.file.storage.delete(row.file.name)
            raise
    return row


@transaction.atomic
def set_file_public(*, file_id: int, tenant: Tenant, by: User, is_public: bool) -> SiteFile:
    """Show a file to the public together with its site, or keep it inside."""
    row = _file_for(file_id, tenant, by)
    if row.is_public != is_public:
        row.is_public = is_public
        row.save(update_fields=["is_public"])
        verb = "file_shown" if is_public else "file_hidden"
        log_change(row.site, by=by, verb=verb, fields={"file": (None, row.title)})
    return row


@transaction.atomic
def remove_file(*, file_id: int, tenant: Tenant, by: User) -> Change:
    """Take a file off a site. The stored file stays for 30 days, so that the change can be undone."""
    row = _file_for(file_id, tenant, by)
    site = row.site
    memory = {name: getattr(row, name) for name in _REMEMBERED}
    memory |= {"pk": row.pk, "name": row.file.name, "uploaded_by": row.uploaded_by_id}
    row.delete()
    change = log_change(site, by=by, verb="file_removed", fields={"file": (memory, None)})
    _sweep(site)
    return change


@transaction.atomic
def restore_file(*, change: Change, tenant: Tenant, by: User) -> SiteFile:
    """Bring back a file that was removed with this change."""
    site = _locked_site(change.subject_id, tenant, by)
    memory = dict(change.fields["file"][0])
    if SiteFile.objects.filter(file=memory["name"]).exists():
        raise ConflictError(_("This has been undone already."), hint="")
    if not default_storage.exists(memory["name"]):
        raise ConflictError(
            _("The file was removed for good after 30 days."), hint=_("Please upload it again.")
        )
    row = SiteFile(
        pk=memory["pk"],
        site=site,
        tenant=tenant,
        file=memory["name"],
        uploaded_by=User.objects.filter(pk=memory["uploaded_by"]).first(),
        **{name: memory[name] for name in _REMEMBERED},
    )
    row.save(force_insert=True)
    log_change(site, by=by, verb="file_restored", fields={"file": (None, {"pk": row.pk, "title": row.title})})
    return row


def _sweep(site: Site) -> None:
    """Delete for good what was removed from this site long ago and not brought back."""
    old = changes_of(site).filter(verb="file_removed", at__lt=timezone.now() - _KEPT_AFTER_REMOVAL)
    for change in old:
        name = change.fields["file"][0]["name"]
        if not SiteFile.objects.filter(file=name).exists():
            default_storage.delete(name)


def _locked_site(site_id: int, tenant: Tenant, by: User) -> Site:
    site: Site = sites_for_user(by, tenant).select_related(None).select_for_update().get(pk=site_id)
    return site


def _file_for(file_id: int, tenant: Tenant, by: User) -> SiteFile:
    row = SiteFile.objects.select_for_update().get(pk=file_id, tenant=tenant)
    _locked_site(row.site_id, tenant, by)
    return row


def _size_of(upload: IO[bytes]) -> int:
    upload.seek(0, 2)
    size = upload.tell()
    upload.seek(0)
    if size == 0:
        raise InvalidInputError(_("The file is empty."), field="file")
    return size


def _starts_like_pdf(upload: IO[bytes]) -> bool:
    start = upload.read(len(_PDF_START))
    upload.seek(0)
    return start == _PDF_START


def _checked_pdf(upload: IO[bytes], size: int) -> bytes:
    _refuse_too_big(size, MAX_DOCUMENT_BYTES)
    content = upload.read()
    if _PDF_END not in content[-_PDF_END_WITHIN:]:
        raise InvalidInputError(
            _("The PDF is cut off or damaged."), hint=_("Please save it anew and try again."), field="file"
        )
    return content


def _clean_photo(upload: IO[bytes], size: int) -> bytes:
    _refuse_too_big(size, MAX_PHOTO_BYTES)
    try:
        with Image.open(upload, formats=_PHOTO_FORMATS) as image:
            return _painted_anew(image)
    except InvalidInputError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except UnidentifiedImageError:
        raise InvalidInputError(
            _("This is neither a photo (JPEG, PNG, WebP) nor a PDF."),
            hint=_("Nothing was stored. Please choose another file."),
            field="file",
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise InvalidInputError(
            _("The photo is damaged."), hint=_("Please save it anew and try again."), field="file"
        ) from None


def _painted_anew(image: Image.Image) -> bytes:
    """Decode and encode again: turned upright, no larger than a screen needs, without any metadata."""
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        layered = upright.convert("RGBA")
        ground = Image.new("RGB", layered.size, "white")
        ground.paste(layered, mask=layered.getchannel("A"))
        upright = ground
    plain = upright.convert("RGB")
    plain.thumbnail((_LONGEST_EDGE_PX, _LONGEST_EDGE_PX))
    target = BytesIO()
    plain.info = {}
    plain.save(target, "JPEG", quality=_JPEG_QUALITY, optimize=True, progressive=True)
    return target.getvalue()


def _refuse_too_big(size: int, limit: int) -> None:
    if size > limit:
        raise InvalidInputError(
            _("The file has %(size).1f MB; at most %(limit)d MB are possible.")
            % {"size": size / 1e6, "limit": limit // 1_000_000},
            hint=_("Please choose a smaller one."),
            field="file",
        )


def _too_many_pixels() -> InvalidInputError:
    return InvalidInputError(
        _("The picture has more than %(limit)d million pixels.") % {"limit": MAX_PIXELS // 1_000_000},
        hint=_("Nothing was stored. Please save it in a smaller size."),
        field="file",
    )
