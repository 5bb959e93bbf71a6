-- title: Deployment frequency
-- description: Successful deployments of changes (no rollbacks, none by Auto Scaling) per application and week (Monday to Sunday, UTC). DORA's deployment frequency, for groups=production.
-- param: days int = 90
-- param: groups string = %
-- chart: column x=week y=deployments color=application
-- filter: application
-- period: week
-- position: 10
SELECT
  application,
  date_format(date_trunc('week', ended_at), '%Y-%m-%d') AS week,
  count(*) AS deployments
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND coalesce(deploymentgroup, '') LIKE ${groups}
  AND is_change
  AND state = 'SUCCESS'
GROUP BY 1, 2
ORDER BY week DESC, deployments DESC, application
