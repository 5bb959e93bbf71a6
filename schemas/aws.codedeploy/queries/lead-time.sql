-- title: Lead time for changes
-- description: Hours from a commit to the end of the first successful deployment of it to a group, per application: of the deployed commit itself, not of those before it. Commits that no event tells of have no lead time, and are counted.
-- param: days int = 90
-- param: groups string = %
-- chart: dot x=application y=median_hours,p90_hours unit=h
-- filter: application
-- position: 30
WITH made AS (
  SELECT repository, commitid, min("timestamp") AS committed_at
  FROM commits_events
  GROUP BY repository, commitid
),
deployed AS (
  SELECT application, repository, commitid, min(ended_at) AS deployed_at
  FROM deployments
  WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
    AND coalesce(deploymentgroup, '') LIKE ${groups}
    AND is_change
    AND state = 'SUCCESS'
    AND commitid IS NOT NULL
  GROUP BY account, region, application, deploymentgroup, repository, commitid
),
leads AS (
  SELECT deployed.application, date_diff('second', made.committed_at, deployed.deployed_at) / 3600e0 AS hours
  FROM deployed
  LEFT JOIN made ON made.repository = deployed.repository AND made.commitid = deployed.commitid
)
SELECT
  application,
  count(*) AS changes,
  count_if(hours IS NULL) AS without_commit,
  round(approx_percentile(hours, 0.5), 1) AS median_hours,
  round(approx_percentile(hours, 0.9), 1) AS p90_hours
FROM leads
GROUP BY application
ORDER BY median_hours DESC, application
