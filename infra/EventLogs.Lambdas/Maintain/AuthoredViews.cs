using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EventLogs.Lambdas.Maintain.Athena;
using EventLogs.Runtime.Catalog;

namespace EventLogs.Lambdas.Maintain;

/// <summary>The views that ship with the schemas, which stand on those of the logs and on each other.</summary>
/// <param name="views">The views, each after those that it reads.</param>
/// <param name="queries">Athena.</param>
/// <param name="until">From then on, queries are stopped.</param>
internal sealed class AuthoredViews(ImmutableArray<ViewDefinition> views, AthenaQueries queries, DateTimeOffset until)
{
    /// <summary>Replaces all of them, one after the other.</summary>
    public async Task<ImmutableArray<ReplacedView>> ReplaceAsync(CancellationToken cancellation)
    {
        var replaced = ImmutableArray.CreateBuilder<ReplacedView>(views.Length);
        foreach (var view in views)
            replaced.Add(new ReplacedView(view.Name, await ReplaceAsync(view, cancellation).ConfigureAwait(false)));
        return replaced.MoveToImmutable();
    }

    [SuppressMessage("Design", "CA1031", Justification = "What keeps this view from being replaced must not keep others from it.")]
    private async Task<string?> ReplaceAsync(ViewDefinition view, CancellationToken cancellation)
    {
        try
        {
            return await queries.RunAsync(view.CreateStatement, until, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            return $"{exception.GetType().Name}: {exception.Message}";
        }
    }
}

/// <summary>What became of a view.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Error">Why it was not replaced; null when it was.</param>
internal readonly record struct ReplacedView(string Name, string? Error);
