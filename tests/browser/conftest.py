"""Tests in a real Chromium; through this file the folders below find what stands beside it."""
