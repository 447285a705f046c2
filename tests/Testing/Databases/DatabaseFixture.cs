namespace CaseReform.Ops.Testing.Databases;

/// <summary>Makes empty databases of one kind; contract tests get one each.</summary>
public abstract class DatabaseFixture
{
    /// <summary>A database with the schema of this program. Skips the running test by name when its server is missing.</summary>
    public async Task<TestDatabase> NewAsync()
    {
        var database = await BlankAsync();
        await database.Migrator.RunAsync(CancellationToken.None);
        return database;
    }

    /// <summary>A database without any table.</summary>
    public abstract Task<TestDatabase> BlankAsync();
}
