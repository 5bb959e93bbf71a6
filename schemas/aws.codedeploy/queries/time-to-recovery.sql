-- title: Time to recovery
-- description: Minutes from a failure to the next successful deployment of the same deployment group, per application. Failures in a row are one outage, which begins with the first; a rollback that succeeds ends it.
-- param: days int = 90
-- param: groups string = %
-- chart: dot x=application y=mean_minutes,longest_minutes unit=min
-- filter: application
-- position: 40
WITH in_order AS (
  SELECT
    application,
    state,
    ended_at,
    lag(state) OVER of_group AS previous_state,
    min(CASE WHEN state = 'SUCCESS' THEN ended_at END) OVER (of_group ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS recovered_at
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
    AND state IN ('SUCCESS', 'FAILURE')
  WINDOW of_group AS (PARTITION BY account, region, application, deploymentgroup ORDER BY ended_at, deploymentid)
),
outages AS (
  SELECT application, date_diff('second', ended_at, recovered_at) / 60e0 AS minutes
  FROM in_order
  WHERE state = 'FAILURE' AND (previous_state IS NULL OR previous_state <> 'FAILURE')
)
SELECT
  application,
  count(*) AS outages,
  count_if(minutes IS NULL) AS not_recovered,
  round(avg(minutes), 1) AS mean_minutes,
  round(max(minutes), 1) AS longest_minutes
FROM outages
GROUP BY application
ORDER BY mean_minutes DESC, application
