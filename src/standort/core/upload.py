# SPDX-FileCopyrightText: 2026 the standort authors
# SPDX-License-Identifier: EUPL-1.2
"""Which uploads are taken in at all."""

from django.core.files.uploadhandler import FileUploadHandler, StopUpload


class MembersOnlyUploadHandler(FileUploadHandler):
    """Stops reading as soon as somebody who is not signed in sends a file: no public form has one."""

    def new_file(self, *args: object, **kwargs: object) -> None:
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            raise StopUpload(connection_reset=True)
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
