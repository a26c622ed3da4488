plugins {
    kotlin("jvm") version "2.0.20"
}

dependencies {
    implementation("io.ktor:ktor-server-netty:2.3.12")
    implementation("org.jetbrains.exposed:exposed-core:0.54.0")
}
