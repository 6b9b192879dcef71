"""The service: the only opener of ledger and graph; command line, HTTP and pages over it."""
