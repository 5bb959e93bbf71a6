-- title: Who deploys
-- description: Deployments per application and who created them: as CodeDeploy says (user, autoscaling, codeDeployRollback, ...), or CodePipeline where a user's revision comes from a bucket of CodePipeline's own. Without details it is not known.
-- param: days int = 90
-- param: groups string = %
-- chart: bar x=application y=deployments color=who
-- filter: application
SELECT
  application,
  CASE
    WHEN creator IS NULL THEN 'not known'
    WHEN creator = 'user' AND bucket LIKE 'codepipeline-%' THEN 'CodePipeline'
    ELSE creator
  END AS who,
  count(*) AS deployments,
  count_if(state = 'SUCCESS') AS succeeded,
  count_if(state = 'FAILURE') AS failed,
  count_if(state = 'STOP') AS stopped,
  max(started_at) AS last_started_at
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND coalesce(deploymentgroup, '') LIKE ${groups}
GROUP BY 1, 2
ORDER BY application, deployments DESC, who
