-- title: Outside of working hours
-- description: Deployments of changes that started in a freeze, on a Saturday or Sunday, or before the first or after the last working hour, by the clocks of a time zone. By default there is no freeze; it ends with its last day.
-- param: days int = 30
-- param: groups string = %
-- param: zone string = UTC
-- param: first_hour int = 8
-- param: last_hour int = 17
-- param: freeze_from date = 1970-01-01
-- param: freeze_to date = 1970-01-01
-- filter: application, deploymentgroup
-- period: local_time
WITH local AS (
  SELECT
    *,
    CAST(with_timezone(started_at, 'UTC') AT TIME ZONE ${zone} AS timestamp(3)) AS local_time
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
    AND is_change
),
judged AS (
  SELECT
    *,
    CASE
      WHEN CAST(local_time AS date) BETWEEN ${freeze_from} AND ${freeze_to} THEN 'freeze'
      WHEN day_of_week(local_time) > 5 THEN 'weekend'
      WHEN hour(local_time) NOT BETWEEN ${first_hour} AND ${last_hour} THEN 'hour'
    END AS reason
  FROM local
)
SELECT application, deploymentgroup, deploymentid, local_time, reason, creator, description, state
FROM judged
WHERE reason IS NOT NULL
ORDER BY local_time DESC, deploymentid
