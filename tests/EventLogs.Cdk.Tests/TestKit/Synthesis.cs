using System.Collections.Immutable;
using Amazon.CDK;
using EventLogs.Cdk.Options;
using EventLogs.Cdk.Organizations;
using EventLogs.CdkApp;
using EventLogs.CdkApp.Options;
using EventLogs.Generated;

namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>Makes templates, each of them once: the CDK runs in one Node.js process, slow to start and one thing at a time.</summary>
internal static class Synthesis
{
    /// <summary>One app at a time.</summary>
    public static readonly Lock Gate = new();
    private static readonly Dictionary<(EventLogsCatalog, EventLogsOptions), ImmutableArray<Template>> Made = [];

    /// <summary>The generated catalog.</summary>
    public static EventLogsCatalog Catalog { get; } = new(EventCatalog.Events, EventCatalog.Queries)
    {
        Views = EventCatalog.Views,
        Enrichments = [DeploymentDetailsEnrichment.Definition],
    };

    /// <summary>The options that a user has who gives none.</summary>
    public static EventLogsOptions Options { get; } = OptionsReader.Read(_ => null).Options with { Packages = Packages.Folder };

    /// <summary>The template of the generated catalog with standard options.</summary>
    public static Template Standard => Of(Options);

    /// <summary>The template of the generated catalog.</summary>
    public static Template Of(EventLogsOptions options) => Assert.Single(All(Catalog, options));

    /// <summary>The template of another catalog, the stack's own first, then those of its nested stacks.</summary>
    public static ImmutableArray<Template> All(EventLogsCatalog catalog, EventLogsOptions options)
    {
        lock (Gate)
        {
            if (!Made.TryGetValue((catalog, options), out var templates))
                Made.Add((catalog, options), templates = Make(catalog, options));
            return templates;
        }
    }

    /// <summary>The template of an organization's members.</summary>
    public static Template Member(EventLogsCatalog catalog) => Member(catalog, Options);

    /// <inheritdoc cref="Member(EventLogsCatalog)"/>
    public static Template Member(EventLogsCatalog catalog, EventLogsOptions options) =>
        Assert.Single(All(catalog, options with { Member = true, StackName = "EventLogsMember" }));

    /// <summary>Writes everything that the CDK makes into a folder.</summary>
    public static void Write(DirectoryInfo folder, EventLogsCatalog catalog, EventLogsOptions options)
    {
        lock (Gate)
            Synthesize(folder, catalog, options);
    }

    private static void Synthesize(DirectoryInfo folder, EventLogsCatalog catalog, EventLogsOptions options)
    {
        NodeWarnings.Silence();
        var app = new App(new AppProps { Outdir = folder.FullName, AnalyticsReporting = false });
        _ = options.Member ? (Stack)new MemberStack(app, catalog, options) : new EventLogsStack(app, catalog, options);
        app.Synth();
    }

    private static ImmutableArray<Template> Make(EventLogsCatalog catalog, EventLogsOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("eventlogs-cdk-");
        try
        {
            Synthesize(folder, catalog, options);
            return
            [
                .. folder.EnumerateFiles("*.template.json")
                    .OrderBy(file => file.Name.Length)
                    .ThenBy(file => file.Name, StringComparer.Ordinal)
                    .Select(file => new Template(file.Name, File.ReadAllText(file.FullName))),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
