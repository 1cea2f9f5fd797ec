"""The colours of the map: those of the contract."""

from etl.contract.kleuren import (
    AANBOD,
    BIJZONDER,
    HUUR,
    NADEEL,
    TWEE,
    WERKMODEL,
    Bijzonder,
    verdeel,
)

__all__ = ["AANBOD", "BIJZONDER", "HUUR", "NADEEL", "TWEE", "WERKMODEL", "Bijzonder", "verdeel"]
