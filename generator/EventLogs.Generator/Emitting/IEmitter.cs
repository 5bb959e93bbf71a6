using EventLogs.Generator.Model;
using EventLogs.Generator.Output;

namespace EventLogs.Generator.Emitting;

/// <summary>Writes one artifact for each event.</summary>
internal interface IEmitter
{
    Artifact Emit(EventLog log);
}
