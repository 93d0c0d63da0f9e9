namespace HumasApi.Domain;

/// <summary>
/// The role of a principal at a unit. viewer reads drafts; writer writes them; editor also publishes articles and maintains
/// authors; importer imports archives in bulk and publishes them; admin does all of this and decides on structure and keys.
/// </summary>
internal enum Role
{
    Viewer,
    Writer,
    Editor,
    Importer,
    Admin,
}

/// <summary>Whether a grant is for the unit alone, or for all units below it too, as the administrative line is today.</summary>
internal enum GrantScope
{
    Self,
    Subtree,
}

/// <summary>A role at a unit.</summary>
/// <param name="Role">The role.</param>
/// <param name="UnitId">The unit; null: every unit, and what belongs to none.</param>
/// <param name="Scope">How far below the unit it reaches.</param>
internal sealed record Grant(Role Role, Guid? UnitId, GrantScope Scope)
{
    /// <summary>All that there is to do, everywhere.</summary>
    public static readonly Grant Everything = new(Role.Admin, null, GrantScope.Subtree);
}
