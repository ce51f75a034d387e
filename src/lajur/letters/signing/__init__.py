"""Certified signatures: what a gateway must be able to do, and a simulator."""
