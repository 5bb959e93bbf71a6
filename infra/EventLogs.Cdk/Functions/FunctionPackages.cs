using System.Collections.Immutable;
using EventLogs.Cdk.Options;
using EventLogs.Shared;

namespace EventLogs.Cdk.Functions;

/// <summary>The packaged functions: a zip file each, with an executable <c>bootstrap</c>.</summary>
/// <param name="folder">Where they lie.</param>
/// <param name="templateFolder">The folder of a template that names them by relative path; null when the CDK uploads them.</param>
internal sealed class FunctionPackages(string folder, string? templateFolder)
{
    /// <summary>The function that turns events into log lines.</summary>
    public const string FirehoseTransform = FunctionNames.FirehoseTransformPackage;

    /// <summary>The function that registers partitions.</summary>
    public const string CreatePartition = FunctionNames.CreatePartitionPackage;

    /// <summary>The function that folds the logs into their histories.</summary>
    public const string Maintain = FunctionNames.MaintainPackage;

    /// <summary>The zip file of a function.</summary>
    public string PathOf(string name) => Path.GetFullPath(Path.Combine(folder, name + ".zip"));

    /// <summary>The zip file as the template is to name it, null when the CDK uploads it.</summary>
    public string? PathInTemplate(string name) =>
        templateFolder is null ? null : Path.GetRelativePath(templateFolder, PathOf(name)).Replace('\\', '/');

    /// <summary>Which functions of the stack have not been packaged yet: a sentence for each.</summary>
    public static ImmutableArray<string> Missing(EventLogsCatalog catalog, EventLogsOptions options)
    {
        var packages = new FunctionPackages(options.Packages, options.TemplateFolder);
        string[] needed =
        [
            FirehoseTransform,
            .. options.Partitioning == Partitioning.Projection ? (string[])[] : [CreatePartition],
            .. catalog.EnrichmentsOf(options).Select(enrichment => enrichment.Package),
            Maintain,
        ];
        return
        [
            .. needed.Select(packages.PathOf).Where(path => !File.Exists(path))
                .Select(path => $"There is no {path}: the function is not packaged. {options.PackagesHint}"),
        ];
    }
}
