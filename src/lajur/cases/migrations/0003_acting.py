"""Who a person is at a desk: one branch of the office's view, planned once."""

from django.db import migrations

_BRANCH = """
    {word} q LIKE '{kind}:%' THEN
        RETURN QUERY SELECT a.person_name::text, a.post_id, a.post_name::text,
                            a.capacity::text
        FROM office_acting a
        WHERE a.government_id = g AND a.person_id = p AND a.kind = '{kind}'
          AND a.target_id = substr(q, 6)::bigint AND a.valid_from <= d
          AND (a.valid_until IS NULL OR a.valid_until > d)
        ORDER BY a.post_id IS DISTINCT FROM chosen, a.capacity <> 'definitive'
        LIMIT 1;
"""
ACTING = f"""
CREATE FUNCTION cases_acting(g bigint, p bigint, q text, d date, chosen bigint)
RETURNS TABLE (person_name text, post_id bigint, post_name text, capacity text)
LANGUAGE plpgsql STABLE ROWS 1 AS $$
BEGIN
{_BRANCH.format(word="IF", kind="post")}
{_BRANCH.format(word="ELSIF", kind="team")}
{_BRANCH.format(word="ELSIF", kind="unit")}
    END IF;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_bounds"), ("office", "0004_acting_kinds")]
    operations = [migrations.RunSQL(ACTING, "DROP FUNCTION cases_acting")]
