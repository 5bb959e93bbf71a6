-- title: Change failure rate
-- description: The share of changes that failed, per application: those that ended in failure, were rolled back, or were followed within so many hours by a hotfix (a deployment whose description says so). Stopped deployments count neither way.
-- param: days int = 90
-- param: groups string = %
-- param: hotfix string = hotfix
-- param: hours int = 24
-- chart: bar x=application y=failed_percent unit=%
-- filter: application
-- position: 20
WITH rolled_back AS (
  SELECT DISTINCT rollback_of AS deploymentid
  FROM deployments
  WHERE rollback_of IS NOT NULL
),
changes AS (
  SELECT
    deploymentid,
    application,
    state,
    ended_at,
    lead(started_at) OVER of_group AS next_started_at,
    lead(regexp_like(lower(coalesce(description, '')), ${hotfix})) OVER of_group AS next_is_hotfix
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
    AND is_change
    AND state IN ('SUCCESS', 'FAILURE')
  WINDOW of_group AS (PARTITION BY account, region, application, deploymentgroup ORDER BY ended_at, deploymentid)
),
outcomes AS (
  SELECT
    changes.application,
    changes.state = 'FAILURE' AS has_failed,
    rolled_back.deploymentid IS NOT NULL AS is_rolled_back,
    coalesce(changes.next_is_hotfix AND date_diff('second', changes.ended_at, changes.next_started_at) <= ${hours} * 3600, FALSE) AS is_hotfixed
  FROM changes
  LEFT JOIN rolled_back ON rolled_back.deploymentid = changes.deploymentid
)
SELECT
  application,
  count(*) AS changes,
  count_if(has_failed) AS failed,
  count_if(is_rolled_back) AS rolled_back,
  count_if(is_hotfixed) AS hotfixed,
  round(100e0 * count_if(has_failed OR is_rolled_back OR is_hotfixed) / count(*), 1) AS failed_percent
FROM outcomes
GROUP BY application
ORDER BY failed_percent DESC, application
