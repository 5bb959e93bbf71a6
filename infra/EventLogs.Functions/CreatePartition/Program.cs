using EventLogs.Generated;
using EventLogs.Lambdas;

return await EventLogsFunctions.CreatePartitionAsync(EventCatalog.Events).ConfigureAwait(false);
