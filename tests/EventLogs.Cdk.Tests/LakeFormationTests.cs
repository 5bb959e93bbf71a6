using EventLogs.Cdk.Options;
using EventLogs.Cdk.Tests.Security;
using EventLogs.Cdk.Tests.TestKit;

namespace EventLogs.Cdk.Tests;

/// <summary>What the functions are granted where Lake Formation decides, and the tags of a stack.</summary>
public sealed class LakeFormationTests
{
    private static readonly Template Granted = Synthesis.Of(Synthesis.Options with { LakeFormation = true });

    [Theory]
    [InlineData(Partitioning.Lambda)]
    [InlineData(Partitioning.Projection)]
    public void The_roles_that_use_the_catalog_are_granted_what_they_need_on_database_and_tables(Partitioning partitioning)
    {
        var template = Synthesis.Of(Synthesis.Options with { LakeFormation = true, Partitioning = partitioning });
        var deployed = new Deployment(template);

        var grants = template.OfType(Cfn.PrincipalPermissions).Select(grant => deployed.Value(grant.Properties)!).Select(grant =>
            $"{((string)grant["Principal"]!["DataLakePrincipalIdentifier"]!).Split('-', 2)[1][..^8]} | {grant["Resource"]!.ToJsonString()} | {string.Join(' ', grant["Permissions"]!.AsArray())}");

        const string Database = """{"Database":{"CatalogId":"111122223333","Name":"codedeploy_event_logs"}}""";
        static string Table(string name) => $$$"""{"Table":{"CatalogId":"111122223333","DatabaseName":"codedeploy_event_logs","Name":"{{{name}}}"}}""";
        var tables = Synthesis.Catalog.Events.Select(definition => definition.Table.Name).ToList();
        string[] registrar = [$"PartitionsRegistrarRole | {Database} | DESCRIBE", .. tables.Select(table => $"PartitionsRegistrarRole | {Table(table)} | ALTER DESCRIBE INSERT")];
        string[] maintain =
        [
            $"HistoryMaintainRole | {Database} | CREATE_TABLE DESCRIBE",
            .. tables.SelectMany(table => new[] { table, table + "_history" }).Select(table => $"HistoryMaintainRole | {Table(table)} | DESCRIBE SELECT"),
        ];
        Assert.Equal((partitioning == Partitioning.Projection ? maintain : [.. registrar, .. maintain]).Order(StringComparer.Ordinal), grants.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_grant_on_a_table_waits_for_the_table() => NonEmpty.All(
        Granted.OfType(Cfn.PrincipalPermissions).Where(grant => grant.Properties["Resource"]!["Table"] is not null),
        grant => Assert.Equal(
            (string?)grant.Properties["Resource"]!["Table"]!["Name"],
            (string?)Granted.OfType(Cfn.Table).Single(table => table.Id == (string?)Assert.Single(grant.Json["DependsOn"]!.AsArray())).Properties["TableInput"]!["Name"]));

    [Fact]
    public void Nobody_may_grant_further_and_without_the_option_nothing_is_granted()
    {
        NonEmpty.All(Granted.OfType(Cfn.PrincipalPermissions), grant => Assert.Empty(grant.Properties["PermissionsWithGrantOption"]!.AsArray()));
        Assert.Empty(Synthesis.Standard.OfType(Cfn.PrincipalPermissions));
    }

    [Fact]
    public void The_function_that_queries_and_no_other_may_ask_Lake_Formation_for_data()
    {
        var roles = Role.Of(Granted, new Deployment(Granted));

        var answers = Iam.Ask([.. roles.Select(role => new Iam.Request(role.Arn, "lakeformation:*", "*") { Policies = role.Documents })]);

        Assert.Equal(
            ["HistoryMaintainRole lakeformation:GetDataAccess"],
            roles.Zip(answers).SelectMany(item => item.Second.Allowed.Select(action => $"{item.First.Name} {action}")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tags_are_on_everything_that_can_have_them_nested_or_not(bool nested)
    {
        var templates = Synthesis.All(Synthesis.Catalog, Synthesis.Options with { Tags = "owner=platform,cost center=42", NestedStacks = nested });

        string[] tagged = [Cfn.Bucket, Cfn.Queue, Cfn.Role, Cfn.Function, Cfn.DeliveryStream, Cfn.LogGroup, Cfn.WorkGroup];
        NonEmpty.All(templates.SelectMany(template => template.Resources).Where(resource => tagged.Contains(resource.Type)), resource => Assert.Equal(
            ["cost center=42", "owner=platform"],
            resource.Properties["Tags"]!.AsArray().Select(tag => $"{tag!["Key"]}={tag["Value"]}").Order(StringComparer.Ordinal)));
    }
}
