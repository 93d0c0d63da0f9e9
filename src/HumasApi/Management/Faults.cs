using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace HumasApi.Management;

/// <summary>Failures of work that nobody waits for.</summary>
internal static class Faults
{
    /// <summary>
    /// Whether it is of the machine or the database, and may be gone in a moment: not the fault of what was being done, which is tried
    /// again.
    /// </summary>
    public static bool IsTransient(Exception exception) =>
        exception.GetBaseException() switch
        {
            PostgresException refused => refused.IsTransient || refused.SqlState[0] == '5',
            DbException or OperationCanceledException or IOException or SocketException or TimeoutException => true,
            _ => false,
        };
}
