using HumasApi.Contract;

namespace HumasApi.Management.Imports;

/// <summary>What a failure in the middle of an import, or of a revert, is of.</summary>
internal static class ImportFaults
{
    /// <summary>
    /// Whether it is of one item. Else it is of the whole: it waits until tomorrow, for a sender who may import, or for the database. What
    /// nobody foresaw is one item's as well, so that it does not hold up all others for ever.
    /// </summary>
    public static bool IsOfItem(Exception exception) =>
        exception.GetBaseException() switch
        {
            Problem problem => problem.Code != Problems.UnitQuotaExceeded.Code && problem.Code != Problems.Unauthorized.Code,
            ImportStoppedException => false,
            _ => !Faults.IsTransient(exception),
        };
}
