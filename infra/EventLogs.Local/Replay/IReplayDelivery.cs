using System.Collections.Immutable;

namespace EventLogs.Local.Replay;

/// <summary>Puts failed records back: into the log of a folder, or into a delivery stream.</summary>
internal interface IReplayDelivery
{
    /// <summary>Puts back the records of an object that pass, writes down which were accepted, and moves the object when all are.</summary>
    Task<Delivered> DeliverAsync(FailedObject item, CancellationToken cancellation);

    /// <summary>Ends the replay: only now is anything of it done, where it is done as a whole.</summary>
    Task FinishAsync(CancellationToken cancellation);
}

/// <summary>What became of the records of an object.</summary>
/// <param name="Accepted">How many were accepted.</param>
/// <param name="Refused">Why the others were not.</param>
/// <param name="IsMoved">Whether the object was moved, because all its records are accepted.</param>
internal sealed record Delivered(int Accepted, ImmutableArray<string> Refused, bool IsMoved);
