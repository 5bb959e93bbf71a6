-- title: The five DORA numbers
-- description: Deployment frequency, lead time for changes (median), change failure rate, time to recovery (mean) and rework rate of the last so many days, and of as many before, per application and deployment group; without a name, of all of them. Each is counted as the query of its name counts.
-- param: days int = 90
-- param: groups string = %
-- param: hotfix string = hotfix
-- param: hours int = 24
-- chart: tile y=deployments_per_week before=deployments_per_week_before better=more label="Deployments a week"
-- chart: tile y=lead_time_hours before=lead_time_hours_before better=less unit=h label="Lead time for changes"
-- chart: tile y=failed_percent before=failed_percent_before better=less unit=% label="Change failure rate"
-- chart: tile y=recovery_minutes before=recovery_minutes_before better=less unit=min label="Time to recovery"
-- chart: tile y=rework_percent before=rework_percent_before better=less unit=% label="Rework rate"
-- filter: application, deploymentgroup
-- position: 1
WITH considered AS (
  SELECT
    *,
    "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d') AS is_now,
    regexp_like(lower(coalesce(description, '')), ${hotfix}) AS is_hotfix
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -2 * ${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
),
rolled_back AS (
  SELECT DISTINCT rollback_of AS deploymentid
  FROM deployments
  WHERE rollback_of IS NOT NULL
),
made AS (
  SELECT repository, commitid, min("timestamp") AS committed_at
  FROM commits_events
  GROUP BY repository, commitid
),
delivered AS (
  SELECT application, deploymentgroup, is_now, repository, commitid, min(ended_at) AS deployed_at
  FROM considered
  WHERE is_change AND state = 'SUCCESS' AND commitid IS NOT NULL
  GROUP BY account, region, application, deploymentgroup, is_now, repository, commitid
),
changes AS (
  SELECT
    *,
    lead(started_at) OVER of_group AS next_started_at,
    lead(is_hotfix) OVER of_group AS next_is_hotfix
  FROM considered
  WHERE is_change AND state IN ('SUCCESS', 'FAILURE')
  WINDOW of_group AS (PARTITION BY account, region, application, deploymentgroup, is_now ORDER BY ended_at, deploymentid)
),
in_order AS (
  SELECT
    *,
    lag(state) OVER of_group AS previous_state,
    min(CASE WHEN state = 'SUCCESS' THEN ended_at END) OVER (of_group ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS recovered_at
  FROM considered
  WHERE state IN ('SUCCESS', 'FAILURE')
  WINDOW of_group AS (PARTITION BY account, region, application, deploymentgroup, is_now ORDER BY ended_at, deploymentid)
),
-- one row for each fact, with its number; a share is the mean of 0 and 100
facts AS (
  SELECT application, deploymentgroup, is_now, 'deployed' AS fact, 1e0 AS number
  FROM considered
  WHERE is_change AND state = 'SUCCESS'
  UNION ALL
  SELECT delivered.application, delivered.deploymentgroup, delivered.is_now, 'lead time', date_diff('second', made.committed_at, delivered.deployed_at) / 3600e0
  FROM delivered
  JOIN made ON made.repository = delivered.repository AND made.commitid = delivered.commitid
  UNION ALL
  SELECT
    changes.application,
    changes.deploymentgroup,
    changes.is_now,
    'change',
    CASE
      WHEN changes.state = 'FAILURE' OR rolled_back.deploymentid IS NOT NULL THEN 100e0
      WHEN changes.next_is_hotfix AND date_diff('second', changes.ended_at, changes.next_started_at) <= ${hours} * 3600 THEN 100e0
      ELSE 0e0
    END
  FROM changes
  LEFT JOIN rolled_back ON rolled_back.deploymentid = changes.deploymentid
  UNION ALL
  SELECT application, deploymentgroup, is_now, 'outage', date_diff('second', ended_at, recovered_at) / 60e0
  FROM in_order
  WHERE state = 'FAILURE' AND (previous_state IS NULL OR previous_state <> 'FAILURE')
  UNION ALL
  SELECT application, deploymentgroup, is_now, 'work', CASE WHEN is_rollback OR is_hotfix THEN 100e0 ELSE 0e0 END
  FROM considered
  WHERE (is_change OR is_rollback) AND ended_at IS NOT NULL
)
SELECT
  application,
  deploymentgroup,
  round(count_if(is_now AND fact = 'deployed') * 7e0 / ${days}, 1) AS deployments_per_week,
  round(nullif(count_if(NOT is_now AND fact = 'deployed'), 0) * 7e0 / ${days}, 1) AS deployments_per_week_before,
  round(approx_percentile(CASE WHEN is_now AND fact = 'lead time' THEN number END, 0.5), 1) AS lead_time_hours,
  round(approx_percentile(CASE WHEN NOT is_now AND fact = 'lead time' THEN number END, 0.5), 1) AS lead_time_hours_before,
  round(avg(CASE WHEN is_now AND fact = 'change' THEN number END), 1) AS failed_percent,
  round(avg(CASE WHEN NOT is_now AND fact = 'change' THEN number END), 1) AS failed_percent_before,
  round(avg(CASE WHEN is_now AND fact = 'outage' THEN number END), 1) AS recovery_minutes,
  round(avg(CASE WHEN NOT is_now AND fact = 'outage' THEN number END), 1) AS recovery_minutes_before,
  round(avg(CASE WHEN is_now AND fact = 'work' THEN number END), 1) AS rework_percent,
  round(avg(CASE WHEN NOT is_now AND fact = 'work' THEN number END), 1) AS rework_percent_before
FROM facts
GROUP BY CUBE (application, deploymentgroup)
HAVING count(*) > 0
ORDER BY grouping(application, deploymentgroup) DESC, application, deploymentgroup
