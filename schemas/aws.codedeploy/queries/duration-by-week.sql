-- title: Duration by week
-- description: Seconds from the start of a deployment to its end, median and 90th percentile, per application and week (Monday to Sunday, UTC) of its end.
-- param: days int = 90
-- param: groups string = %
-- chart: line x=week y=median_seconds color=application unit=s
-- filter: application
-- period: week
-- position: 50
SELECT
  application,
  date_format(date_trunc('week', ended_at), '%Y-%m-%d') AS week,
  count(*) AS deployments,
  approx_percentile(duration_seconds, 0.5) AS median_seconds,
  approx_percentile(duration_seconds, 0.9) AS p90_seconds
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND coalesce(deploymentgroup, '') LIKE ${groups}
  AND duration_seconds IS NOT NULL
GROUP BY 1, 2
ORDER BY week DESC, application
