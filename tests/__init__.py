"""Tests of storydiff; they mirror the stages."""
