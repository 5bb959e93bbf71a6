-- title: What runs where
-- description: The revision that was deployed last with success to each deployment group, and since when: the end of the first deployment of it after another one. Without details each deployment counts as another revision.
-- param: days int = 365
-- param: groups string = %
-- filter: application, deploymentgroup
-- position: 80
WITH in_order AS (
  SELECT
    *,
    lag(revision) OVER of_group AS previous_revision
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
    AND state = 'SUCCESS'
  WINDOW of_group AS (PARTITION BY account, region, application, deploymentgroup ORDER BY ended_at, deploymentid)
)
SELECT
  application,
  deploymentgroup,
  region,
  account,
  max_by(revision, ended_at) AS revision,
  max(ended_at) FILTER (WHERE revision IS NULL OR previous_revision IS NULL OR revision <> previous_revision) AS since,
  max(ended_at) AS last_deployed_at,
  max_by(deploymentid, ended_at) AS last_deployment,
  max_by(is_rollback, ended_at) AS is_rollback
FROM in_order
GROUP BY account, region, application, deploymentgroup
ORDER BY application, deploymentgroup, region, account
