-- title: Rework rate
-- description: The share of deployments that repair: rollbacks, and hotfixes (deployments whose description says so), of all that have ended and that Auto Scaling has not created, per application.
-- param: days int = 90
-- param: groups string = %
-- param: hotfix string = hotfix
-- chart: bar x=application y=rework_percent unit=%
-- filter: application
-- position: 60
WITH repairs AS (
  SELECT
    application,
    is_rollback,
    NOT is_rollback AND regexp_like(lower(coalesce(description, '')), ${hotfix}) AS is_hotfix
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
    AND (is_change OR is_rollback)
    AND ended_at IS NOT NULL
)
SELECT
  application,
  count(*) AS deployments,
  count_if(is_rollback) AS rollbacks,
  count_if(is_hotfix) AS hotfixes,
  round(100e0 * count_if(is_rollback OR is_hotfix) / count(*), 1) AS rework_percent
FROM repairs
GROUP BY application
ORDER BY rework_percent DESC, application
