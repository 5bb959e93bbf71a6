-- title: Failure rate
-- description: The share of deployments that failed, per application, over the last so many days. Stopped deployments are shown but count neither way.
-- param: days int = 30
-- chart: bar x=application y=failed_percent unit=%
-- filter: application
SELECT
  application,
  count_if(state = 'SUCCESS') AS succeeded,
  count_if(state = 'FAILURE') AS failed,
  count_if(state = 'STOP') AS stopped,
  round(100e0 * count_if(state = 'FAILURE') / nullif(count_if(state IN ('SUCCESS', 'FAILURE')), 0), 1) AS failed_percent
FROM deployments
WHERE "date" >= date_format(date_add('day', -${days}, current_date), '%Y-%m-%d')
  AND ended_at IS NOT NULL
GROUP BY application
ORDER BY failed_percent DESC, application
