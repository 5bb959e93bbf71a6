using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.LakeFormation;
using Constructs;

namespace EventLogs.Cdk.Access;

/// <summary>What Lake Formation has to allow a role beside IAM, in an account where it decides.</summary>
/// <remarks>Source: https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-reference.html</remarks>
internal static class LakeFormationGrants
{
    /// <summary>Allows actions on the database.</summary>
    public static void OnDatabase(Construct scope, string id, IRole role, string database, params string[] permissions) =>
        _ = Grant(scope, id, role, permissions, new CfnPrincipalPermissions.ResourceProperty
        {
            Database = new CfnPrincipalPermissions.DatabaseResourceProperty { CatalogId = Aws.ACCOUNT_ID, Name = database },
        });

    /// <summary>Allows actions on a table, once it is there.</summary>
    public static void OnTable(
        Construct scope, string id, IRole role, string database, string table, IDependable created, params string[] permissions) =>
        Grant(scope, id, role, permissions, new CfnPrincipalPermissions.ResourceProperty
        {
            Table = new CfnPrincipalPermissions.TableResourceProperty { CatalogId = Aws.ACCOUNT_ID, DatabaseName = database, Name = table },
        }).Node.AddDependency(created);

    private static CfnPrincipalPermissions Grant(
        Construct scope, string id, IRole role, string[] permissions, CfnPrincipalPermissions.ResourceProperty resource) =>
        new(scope, id, new CfnPrincipalPermissionsProps
        {
            Catalog = Aws.ACCOUNT_ID,
            Principal = new CfnPrincipalPermissions.DataLakePrincipalProperty { DataLakePrincipalIdentifier = role.RoleArn },
            Resource = resource,
            Permissions = permissions,
            PermissionsWithGrantOption = [],
        });
}
