-- title: Failure rate
-- description: The share of deployments that failed, per application, over the last 30 days. Stopped deployments are shown but count neither way.
WITH deployments AS (
  SELECT
    deploymentid,
    max(application) AS application,
    count_if(state = 'SUCCESS') > 0 AS succeeded,
    count_if(state = 'FAILURE') > 0 AS failed,
    count_if(state = 'STOP') > 0 AS stopped
  FROM deployment_state_change
  WHERE "date" >= date_format(current_date - INTERVAL '30' DAY, '%Y-%m-%d')
    AND state IN ('SUCCESS', 'FAILURE', 'STOP')
  GROUP BY deploymentid
)
SELECT
  application,
  count_if(succeeded) AS succeeded,
  count_if(failed) AS failed,
  count_if(stopped) AS stopped,
  round(100e0 * count_if(failed) / nullif(count_if(succeeded OR failed), 0), 1) AS failed_percent
FROM deployments
GROUP BY application
ORDER BY failed_percent DESC, application
