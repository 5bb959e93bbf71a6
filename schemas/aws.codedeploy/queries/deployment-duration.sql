-- title: Deployment duration
-- description: Seconds from the start of a deployment to its end (success, failure or stop), per application, over the last so many days.
-- param: days int = 30
-- chart: dot x=application y=median_seconds,p90_seconds unit=s
-- filter: application
SELECT
  application,
  count(*) AS deployments,
  approx_percentile(duration_seconds, 0.5) AS median_seconds,
  approx_percentile(duration_seconds, 0.9) AS p90_seconds,
  max(duration_seconds) AS longest_seconds
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND duration_seconds IS NOT NULL
GROUP BY application
ORDER BY median_seconds DESC, application
