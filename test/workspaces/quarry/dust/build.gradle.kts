dependencies {
    implementation("org.http4k:http4k-core:5.30.0.0")
}
