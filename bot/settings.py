"""Settings, read from the environment and ``.env``; each is explained in ``.env.example``."""

import secrets
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Everything that differs from one office to another, except what the office itself changes in chat."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", hide_input_in_errors=True)

    database_url: str = ""
    data_dir: Path = Path("data")
    telegram_token: SecretStr = SecretStr("")
    telegram_api_base: str = "https://api.telegram.org"
    telegram_proxy: str = ""
    telegram_rate: float = Field(default=30.0, gt=0)
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    web_port: int = 8080
    public_url: str = ""
    file_link_hours: int = Field(default=24, gt=0, le=168)
    timezone: str = "Asia/Ho_Chi_Minh"
    clock: str = "system"
    office_name: str = "Sở Nông nghiệp và Môi trường"
    office_superior: str = "UBND TỈNH"
    office_abbreviation: str = "SNNMT"
    office_place: str = ""
    office_contact: str = "Văn phòng Sở"
    office_signer_head: str = "Giám đốc"
    office_signer_capacity: Literal["", "Q.", "KT.", "TL.", "TUQ."] = ""
    office_signer_post: str = ""
    office_signer_name: str = ""
    office_recipients: str = "Ban Giám đốc Sở; Các phòng, đơn vị thuộc Sở"
    office_archive: str = "VP"

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        ZoneInfo(value)
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The office's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def database(self) -> str:
        """The database URL; by default a SQLite file under ``data_dir``."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data_dir / 'thidua.db'}"

    @property
    def on_sqlite(self) -> bool:
        """Whether the database is a file of this machine, for one running copy."""
        return self.database.startswith("sqlite")

    def secret(self) -> bytes:
        """The key that hashes invitation codes: made once, kept in ``data_dir`` readable by its owner alone."""
        path = self.data_dir / "secret"
        if not path.exists():
            self.data_dir.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            path.write_text(secrets.token_hex(32))
        return bytes.fromhex(path.read_text().strip())
