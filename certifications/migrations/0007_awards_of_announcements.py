"""Give each award its announcement, from which it has its moment and its source.

Moment and source stood on each award. They are matched by certification year and moment; where no
such announcement is known, one is made of them. A second source of the same moment is kept as a
further source of its awards, so nothing that was entered is lost.
"""

from datetime import datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.db import migrations, models

from certifications.migrations._triggers import executing, put_back, set_aside

EASTERN = ZoneInfo("America/New_York")
FIELDS = (
    "year",
    "announced_at",
    "precision",
    "day_in_words",
    "title",
    "publisher",
    "source_url",
    "stated_total",
    "coverage",
    "note",
)
# What the program is known to have announced, for a site that holds awards and no announcement: one
# made before announcements were kept.
KNOWN = (
    (
        2018,
        "2018-01-25T00:00:00-05:00",
        "day",
        "",
        "Press release",
        "Bloomberg Philanthropies",
        "https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives/",
        9,
        "complete",
        "",
    ),
    (
        2019,
        "2019-04-24T00:00:00-04:00",
        "day",
        "",
        "Press release",
        "Bloomberg Philanthropies",
        "https://www.bloomberg.org/press/bloomberg-philanthropies-announces-american-cities-best-using-data-improve-residents-lives-2019/",
        13,
        "complete",
        "",
    ),
    (
        2020,
        "2020-06-29T00:00:00-04:00",
        "day",
        "",
        "News story",
        "The Shorthorn",
        "https://www.theshorthorn.com/news/arlington-achieves-2020-what-works-cities-certification-gold-level/article_5bc8e730-ba72-11ea-83b0-3f096eac2366.html",
        24,
        "none",
        "The total, 8 gold and 16 silver, is from the City of Tempe, July 6, 2020.",
    ),
    (
        2021,
        "2021-07-14T00:00:00-04:00",
        "day",
        "",
        "Reprint of the press release",
        "ELGL",
        "https://elgl.org/",
        40,
        "none",
        "Only the site is recorded; not the address of the page.",
    ),
    (
        2021,
        "2021-12-15T00:00:00-05:00",
        "day",
        "",
        "Press release",
        "Bloomberg Philanthropies",
        "https://www.bloomberg.org/press/bloomberg-philanthropies-recognizes-10-u-s-cities-for-excellence-in-using-data-and-evidence/",
        50,
        "none",
        "",
    ),
    (
        2021,
        "2022-03-31T00:00:00-04:00",
        "year",
        "early 2022 (by March 30)",
        "Press release 5668",
        "City of Pittsburgh",
        "https://pittsburghpa.gov/",
        55,
        "none",
        "The certification year is not settled: Athens-Clarke County says 2021, Pittsburgh 2022. The day is not recorded; the City of Glendale, Arizona, told of it on March 30, 2022. Only the site is recorded; not the address of the page.",
    ),
    (
        2023,
        "2023-06-21T00:00:00-04:00",
        "day",
        "",
        "Press release",
        "City of San Antonio",
        "https://www.sa.gov/",
        62,
        "none",
        "Only the site is recorded; not the address of the page. From here on the total includes cities of Canada and Latin America.",
    ),
    (
        2023,
        "2024-01-23T00:00:00-05:00",
        "day",
        "",
        "Press release",
        "Bloomberg Philanthropies",
        "https://www.bloomberg.org/press/results-for-america-awards-12-new-cities-with-bloomberg-philanthropies-what-works-cities-certification-for-exceptional-use-of-data/",
        74,
        "none",
        "",
    ),
    (
        2024,
        "2024-06-17T00:00:00-04:00",
        "day",
        "",
        "News",
        "What Works Cities",
        "https://whatworkscities.bloomberg.org/news/results-for-america-awards-nine-new-cities-with-bloomberg-philanthropies-what-works-cities-certification-for-exceptional-use-of-data",
        83,
        "none",
        "",
    ),
    (
        2024,
        "2025-02-26T00:00:00-05:00",
        "day",
        "",
        "News story",
        "O Dia",
        "https://odia.ig.com.br/",
        104,
        "none",
        "Only the site is recorded; not the address of the page.",
    ),
    (
        2025,
        "2026-02-01T00:00:00-05:00",
        "month",
        "",
        "News story",
        "Smart Cities World",
        "https://www.smartcitiesworld.net/",
        None,
        "none",
        "Noticias Mendoza (noticiasmendoza.com.ar) dates its story January 14, 2026.",
    ),
)


def at_once(schema_editor):
    """Have PostgreSQL look at foreign keys now: what it still has to look at stops an ALTER."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def point_at_announcements(apps, schema_editor):
    at_once(schema_editor)
    awards = apps.get_model("certifications", "CertificationAward").objects
    announcements = apps.get_model("certifications", "Announcement").objects
    if awards.exists() and not announcements.exists():
        for row in KNOWN:
            fields = dict(zip(FIELDS, row, strict=True))
            fields["announced_at"] = datetime.fromisoformat(fields["announced_at"])
            announcements.create(**fields)
    for award in awards.select_related("assessment"):
        year, moment = award.assessment.year, award.announced_at
        announcement, _ = announcements.get_or_create(
            year=year, announced_at=moment, defaults=told_by(award)
        )
        if announcement.source_url != award.source_url:
            keep_source(apps, award)
        awards.filter(pk=award.pk).update(announcement=announcement)


def told_by(award):
    """Return what an award alone tells of its announcement."""
    local = award.announced_at.astimezone(EASTERN)
    return {
        "precision": "day" if local.hour == local.minute == 0 else "minute",
        "title": "Announcement",
        "publisher": urlsplit(award.source_url).hostname or "not recorded",
        "source_url": award.source_url,
        "coverage": "partial",
    }


def keep_source(apps, award):
    told = told_by(award)
    apps.get_model("certifications", "AwardSource").objects.get_or_create(
        award=award,
        url=award.source_url,
        defaults={name: told[name] for name in ("title", "publisher")},
    )


def copy_back(apps, schema_editor):
    at_once(schema_editor)
    awards = apps.get_model("certifications", "CertificationAward").objects
    for award in awards.select_related("announcement"):
        awards.filter(pk=award.pk).update(
            announced_at=award.announcement.announced_at, source_url=award.announcement.source_url
        )


DATED_BEFORE = {
    "sqlite": (
        """
            CREATE TRIGGER award_correction_dated
            AFTER UPDATE OF level, announced_at, source_url ON certifications_certificationaward
            WHEN NEW.level IS NOT OLD.level OR NEW.source_url IS NOT OLD.source_url
                OR NEW.announced_at IS NOT OLD.announced_at
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now') WHERE id = NEW.id;
            END
        """,
    ),
    "postgresql": (
        """
            CREATE TRIGGER award_correction_dated
            BEFORE UPDATE OF level, announced_at, source_url ON certifications_certificationaward
            FOR EACH ROW
            WHEN ((NEW.level, NEW.announced_at, NEW.source_url)
                IS DISTINCT FROM (OLD.level, OLD.announced_at, OLD.source_url))
            EXECUTE FUNCTION award_correction_dated()
        """,
    ),
}
DATED_NO_LONGER = {
    "sqlite": ("DROP TRIGGER IF EXISTS award_correction_dated",),
    "postgresql": (
        "DROP TRIGGER IF EXISTS award_correction_dated ON certifications_certificationaward",
    ),
}
# The award and its announcement are of one year: asked from each of the three sides.
OF_ITS_YEAR = """
            WHEN (SELECT year FROM certifications_announcement WHERE id = NEW.announcement_id)
                IS NOT (SELECT year FROM certifications_assessment WHERE id = NEW.assessment_id)
            BEGIN
                SELECT RAISE(ABORT, 'award_of_its_year');
            END
"""
MADE_BY = {
    "sqlite": (
        """
            CREATE TRIGGER award_correction_dated
            AFTER UPDATE OF level, announcement_id ON certifications_certificationaward
            WHEN NEW.level IS NOT OLD.level OR NEW.announcement_id IS NOT OLD.announcement_id
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now') WHERE id = NEW.id;
            END
        """,
        """
            CREATE TRIGGER announcement_correction_dated
            AFTER UPDATE OF announced_at, precision, day_in_words, title, publisher, source_url
            ON certifications_announcement
            WHEN NEW.announced_at IS NOT OLD.announced_at OR NEW.precision IS NOT OLD.precision
                OR NEW.day_in_words IS NOT OLD.day_in_words OR NEW.title IS NOT OLD.title
                OR NEW.publisher IS NOT OLD.publisher OR NEW.source_url IS NOT OLD.source_url
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now')
                WHERE announcement_id = NEW.id;
            END
        """,
        """
            CREATE TRIGGER source_correction_dated_on_insert
            AFTER INSERT ON certifications_awardsource
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now')
                WHERE id = NEW.award_id;
            END
        """,
        """
            CREATE TRIGGER source_correction_dated_on_update
            AFTER UPDATE ON certifications_awardsource
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now')
                WHERE id = NEW.award_id;
            END
        """,
        """
            CREATE TRIGGER source_correction_dated_on_delete
            AFTER DELETE ON certifications_awardsource
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = STRFTIME('%Y-%m-%d %H:%M:%f', 'now')
                WHERE id = OLD.award_id;
            END
        """,
        f"""
            CREATE TRIGGER award_of_its_year_on_insert
            BEFORE INSERT ON certifications_certificationaward
            {OF_ITS_YEAR}
        """,
        f"""
            CREATE TRIGGER award_of_its_year_on_update
            BEFORE UPDATE OF assessment_id, announcement_id ON certifications_certificationaward
            {OF_ITS_YEAR}
        """,
        """
            CREATE TRIGGER assessment_keeps_year_of_award
            BEFORE UPDATE OF year ON certifications_assessment
            WHEN EXISTS (
                SELECT 1 FROM certifications_certificationaward AS award
                JOIN certifications_announcement ON certifications_announcement.id = announcement_id
                WHERE assessment_id = NEW.id AND certifications_announcement.year <> NEW.year
            )
            BEGIN
                SELECT RAISE(ABORT, 'assessment_keeps_year_of_award');
            END
        """,
        """
            CREATE TRIGGER announcement_keeps_year_of_awards
            BEFORE UPDATE OF year ON certifications_announcement
            WHEN EXISTS (
                SELECT 1 FROM certifications_certificationaward AS award
                JOIN certifications_assessment ON certifications_assessment.id = assessment_id
                WHERE announcement_id = NEW.id AND certifications_assessment.year <> NEW.year
            )
            BEGIN
                SELECT RAISE(ABORT, 'announcement_keeps_year_of_awards');
            END
        """,
    ),
    "postgresql": (
        """
            CREATE TRIGGER award_correction_dated
            BEFORE UPDATE OF level, announcement_id ON certifications_certificationaward
            FOR EACH ROW
            WHEN ((NEW.level, NEW.announcement_id) IS DISTINCT FROM (OLD.level, OLD.announcement_id))
            EXECUTE FUNCTION award_correction_dated()
        """,
        """
            CREATE FUNCTION announcement_correction_dated() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE certifications_certificationaward
                SET corrected_at = CLOCK_TIMESTAMP() WHERE announcement_id = NEW.id;
                RETURN NEW;
            END $$
        """,
        """
            CREATE TRIGGER announcement_correction_dated
            AFTER UPDATE OF announced_at, precision, day_in_words, title, publisher, source_url
            ON certifications_announcement
            FOR EACH ROW
            WHEN ((NEW.announced_at, NEW.precision, NEW.day_in_words, NEW.title, NEW.publisher,
                    NEW.source_url)
                IS DISTINCT FROM (OLD.announced_at, OLD.precision, OLD.day_in_words, OLD.title,
                    OLD.publisher, OLD.source_url))
            EXECUTE FUNCTION announcement_correction_dated()
        """,
        """
            CREATE FUNCTION source_correction_dated() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                UPDATE certifications_certificationaward SET corrected_at = CLOCK_TIMESTAMP()
                WHERE id = COALESCE(NEW.award_id, OLD.award_id);
                RETURN NULL;
            END $$
        """,
        """
            CREATE TRIGGER source_correction_dated
            AFTER INSERT OR UPDATE OR DELETE ON certifications_awardsource
            FOR EACH ROW EXECUTE FUNCTION source_correction_dated()
        """,
        """
            CREATE FUNCTION award_of_its_year() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF (SELECT year FROM certifications_announcement WHERE id = NEW.announcement_id)
                        IS DISTINCT FROM
                        (SELECT year FROM certifications_assessment WHERE id = NEW.assessment_id)
                THEN
                    RAISE EXCEPTION 'award_of_its_year' USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$
        """,
        """
            CREATE TRIGGER award_of_its_year
            BEFORE INSERT OR UPDATE OF assessment_id, announcement_id
            ON certifications_certificationaward
            FOR EACH ROW EXECUTE FUNCTION award_of_its_year()
        """,
        """
            CREATE FUNCTION assessment_keeps_year_of_award() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (
                    SELECT 1 FROM certifications_certificationaward AS award
                    JOIN certifications_announcement AS announced
                        ON announced.id = award.announcement_id
                    WHERE award.assessment_id = NEW.id AND announced.year <> NEW.year
                ) THEN
                    RAISE EXCEPTION 'assessment_keeps_year_of_award'
                        USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$
        """,
        """
            CREATE TRIGGER assessment_keeps_year_of_award
            BEFORE UPDATE OF year ON certifications_assessment
            FOR EACH ROW EXECUTE FUNCTION assessment_keeps_year_of_award()
        """,
        """
            CREATE FUNCTION announcement_keeps_year_of_awards() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (
                    SELECT 1 FROM certifications_certificationaward AS award
                    JOIN certifications_assessment AS assessed ON assessed.id = award.assessment_id
                    WHERE award.announcement_id = NEW.id AND assessed.year <> NEW.year
                ) THEN
                    RAISE EXCEPTION 'announcement_keeps_year_of_awards'
                        USING ERRCODE = 'check_violation';
                END IF;
                RETURN NEW;
            END $$
        """,
        """
            CREATE TRIGGER announcement_keeps_year_of_awards
            BEFORE UPDATE OF year ON certifications_announcement
            FOR EACH ROW EXECUTE FUNCTION announcement_keeps_year_of_awards()
        """,
    ),
}
ENDED_BY = {
    "sqlite": (
        "DROP TRIGGER IF EXISTS award_correction_dated",
        "DROP TRIGGER IF EXISTS announcement_correction_dated",
        "DROP TRIGGER IF EXISTS source_correction_dated_on_insert",
        "DROP TRIGGER IF EXISTS source_correction_dated_on_update",
        "DROP TRIGGER IF EXISTS source_correction_dated_on_delete",
        "DROP TRIGGER IF EXISTS award_of_its_year_on_insert",
        "DROP TRIGGER IF EXISTS award_of_its_year_on_update",
        "DROP TRIGGER IF EXISTS assessment_keeps_year_of_award",
        "DROP TRIGGER IF EXISTS announcement_keeps_year_of_awards",
    ),
    "postgresql": (
        "DROP TRIGGER IF EXISTS award_correction_dated ON certifications_certificationaward",
        "DROP TRIGGER IF EXISTS announcement_correction_dated ON certifications_announcement",
        "DROP FUNCTION IF EXISTS announcement_correction_dated()",
        "DROP TRIGGER IF EXISTS source_correction_dated ON certifications_awardsource",
        "DROP FUNCTION IF EXISTS source_correction_dated()",
        "DROP TRIGGER IF EXISTS award_of_its_year ON certifications_certificationaward",
        "DROP FUNCTION IF EXISTS award_of_its_year()",
        "DROP TRIGGER IF EXISTS assessment_keeps_year_of_award ON certifications_assessment",
        "DROP FUNCTION IF EXISTS assessment_keeps_year_of_award()",
        "DROP TRIGGER IF EXISTS announcement_keeps_year_of_awards ON certifications_announcement",
        "DROP FUNCTION IF EXISTS announcement_keeps_year_of_awards()",
    ),
}


def announcement(**options):
    return models.ForeignKey(
        on_delete=django.db.models.deletion.PROTECT,
        related_name="awards",
        to="certifications.announcement",
        help_text="Of the same certification year. Until its minute the award is shown nowhere on "
        "the public site.",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [("certifications", "0006_award_sources")]
    operations = [
        migrations.RunPython(executing(DATED_NO_LONGER), executing(DATED_BEFORE)),
        migrations.RunPython(set_aside, put_back),
        migrations.AddField("certificationaward", "announcement", announcement(null=True)),
        migrations.RemoveConstraint("certificationaward", "award_announced_in_range"),
        migrations.RemoveConstraint("certificationaward", "award_source_is_http"),
        migrations.AlterField(
            "certificationaward", "announced_at", models.DateTimeField(null=True)
        ),
        migrations.AlterField(
            "certificationaward", "source_url", models.URLField(max_length=500, null=True)
        ),
        migrations.RunPython(point_at_announcements, copy_back),
        migrations.RemoveField("certificationaward", "announced_at"),
        migrations.RemoveField("certificationaward", "source_url"),
        migrations.AlterField("certificationaward", "announcement", announcement()),
        migrations.RunPython(put_back, set_aside),
        migrations.RunPython(executing(MADE_BY), executing(ENDED_BY)),
    ]
