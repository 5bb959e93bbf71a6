-- title: Error codes by month
-- description: Why deployments failed or were stopped, as CodeDeploy says: error codes per month (UTC) of the end, with the number of applications and the last deployment.
-- param: days int = 365
-- param: groups string = %
-- chart: column x=month y=deployments color=error_code
SELECT
  date_format(ended_at, '%Y-%m') AS month,
  coalesce(errorcode, 'not known') AS error_code,
  count(*) AS deployments,
  count_if(state = 'FAILURE') AS failed,
  count_if(state = 'STOP') AS stopped,
  count(DISTINCT application) AS applications,
  max_by(deploymentid, ended_at) AS last_deployment
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND coalesce(deploymentgroup, '') LIKE ${groups}
  AND state IN ('FAILURE', 'STOP')
  AND ended_at IS NOT NULL
GROUP BY 1, 2
ORDER BY month DESC, deployments DESC, error_code
