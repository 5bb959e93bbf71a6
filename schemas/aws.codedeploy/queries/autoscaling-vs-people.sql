-- title: Auto Scaling and people
-- description: Deployments per week (Monday to Sunday, UTC), by Auto Scaling and by users (people, and the pipelines that act for them), with the percentage of each that failed.
-- param: days int = 90
-- param: groups string = %
-- chart: line x=week y=by_users,by_autoscaling unit=deployments
-- period: week
SELECT
  date_format(date_trunc('week', started_at), '%Y-%m-%d') AS week,
  count_if(creator = 'user') AS by_users,
  count_if(creator IN ('autoscaling', 'autoscalingTermination')) AS by_autoscaling,
  round(100e0 * count_if(creator = 'user' AND state = 'FAILURE') / nullif(count_if(creator = 'user'), 0), 1) AS users_failed_percent,
  round(100e0 * count_if(creator IN ('autoscaling', 'autoscalingTermination') AND state = 'FAILURE')
    / nullif(count_if(creator IN ('autoscaling', 'autoscalingTermination')), 0), 1) AS autoscaling_failed_percent
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND coalesce(deploymentgroup, '') LIKE ${groups}
  AND started_at IS NOT NULL
GROUP BY 1
ORDER BY week DESC
