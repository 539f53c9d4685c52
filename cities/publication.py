"""The names of site and program, and the license of the compilation: each said once. Pure."""

PROGRAM = "What Works Cities Certification"
SITE = "What Works Cities directory"

# Who publishes the site, where nobody is named in WWC_PUBLISHER.
INDEPENDENT = "an independent directory, not run by the program"

LICENSE_NAME = "Creative Commons Attribution 4.0 International"
LICENSE = "CC-BY-4.0"
LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"
TERMS = (
    f"This compilation is licensed under {LICENSE_NAME} (CC BY 4.0). Population figures and "
    "regions are by the U.S. Census Bureau, coordinates by the USGS Geographic Names Information "
    "System and the Census Gazetteer: works of the U.S. government, in the public domain."
)
KEYWORDS = ("cities", "certification", "United States")
CREDIT = f"{SITE}; U.S. Census Bureau; USGS GNIS"
