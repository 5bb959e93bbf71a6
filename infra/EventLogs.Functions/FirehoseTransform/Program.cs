using EventLogs.Generated;
using EventLogs.Lambdas;

return await EventLogsFunctions.TransformAsync(EventCatalog.Events).ConfigureAwait(false);
